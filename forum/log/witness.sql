-- log_witnesses: who is listened to, and the newest checkpoint each signed
SELECT log_witness.id, log_witness.vkey, newest.size, newest.signed_at
FROM log_witness
LEFT JOIN log_cosignature AS newest ON newest.witness_id = log_witness.id AND newest.size =
    (SELECT MAX(other.size) FROM log_cosignature AS other WHERE other.witness_id = log_witness.id)
ORDER BY log_witness.id;

-- log_witness_add: one more
INSERT INTO log_witness (vkey, created_at) VALUES ($1, $2);

-- log_witness_remove: with what it signed
DELETE FROM log_witness WHERE id = $1;

-- log_cosignature_put: what a witness signed of a kept checkpoint; the later of two stays
INSERT INTO log_cosignature (witness_id, size, signed_at, line) VALUES ($1, $2, $3, $4)
ON CONFLICT (witness_id, size) DO UPDATE SET signed_at = $3, line = $4
WHERE log_cosignature.signed_at < $3
RETURNING size;

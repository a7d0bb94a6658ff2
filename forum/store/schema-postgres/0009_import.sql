-- Likes of a post that came in with the names of those who like it: see post_like.
ALTER TABLE imported_post ADD COLUMN likes_named BIGINT NOT NULL DEFAULT 0;

-- What an import must remember from one part of a dump to the next; emptied when it ends.
CREATE TABLE imported_aside (
    kind   TEXT COLLATE "C"  NOT NULL, -- private topic, deleted topic, unconfirmed account
    origin TEXT COLLATE "C"  NOT NULL,
    old_id BIGINT NOT NULL, -- there
    PRIMARY KEY (kind, origin, old_id)
);

-- Texts of posts as they come, until all of a post's are known; emptied when an import ends.
CREATE TABLE imported_revision (
    origin     TEXT COLLATE "C"  NOT NULL,
    post_id    BIGINT NOT NULL REFERENCES post ON DELETE CASCADE, -- here
    number     BIGINT NOT NULL,
    markdown   TEXT COLLATE "C"  NOT NULL,
    written_at BIGINT NOT NULL, -- 0: said by the change after it alone; -1: nobody is to see it
    author_id  BIGINT REFERENCES account ON DELETE CASCADE, -- here; NULL: not known
    PRIMARY KEY (post_id, number)
);

-- What tags are here: several of another forum may be one.
CREATE TABLE imported_tag (
    origin TEXT COLLATE "C" NOT NULL,
    old_id BIGINT NOT NULL,
    tag_id BIGINT NOT NULL REFERENCES tag ON DELETE CASCADE,
    PRIMARY KEY (origin, old_id)
);

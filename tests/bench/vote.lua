-- 1,000 voters, one after the other, and vote after vote: each of those is a new ballot; after the
-- last one they begin again, and change their votes. VOTERS: a file of cookie, token and secret.
local voters = {}
local last = 0
for line in io.lines(os.getenv("VOTERS")) do
  local cookie, token, secret = line:match("(%S+) (%S+) (%S+)")
  if cookie then
    voters[#voters + 1] = { cookie = cookie, token = token, secret = secret }
  else
    last = tonumber(line)
  end
end
local counter = 0
local thread_seed = 0

function setup(thread)
  thread_seed = thread_seed + 1
  thread:set("seed", thread_seed)
end

-- Each thread has every second voter.
function request()
  local at = counter * 2 + seed - 1
  counter = counter + 1
  local voter = voters[at % #voters + 1]
  local vote = math.floor(at / #voters) % last + 1
  return wrk.format("POST", "/b/" .. vote .. "/vote",
    { ["Cookie"] = "session=" .. voter.cookie,
      ["Content-Type"] = "application/x-www-form-urlencoded" },
    "token=" .. voter.token .. "&choice=yes&secret=" .. voter.secret)
end

-- 64 writers: each connection is one of the sessions, and answers the topic of its number.
local sessions = {}
for line in io.lines(os.getenv("SESSIONS")) do
  local cookie, token = line:match("(%S+) (%S+)")
  sessions[#sessions + 1] = { cookie = cookie, token = token }
end
local opening = os.getenv("OPENING") or "An" -- of each message: "@Bench_Team," calls the team
local counter = 0
local thread_seed = 0

function setup(thread)
  thread_seed = thread_seed + 1
  thread:set("seed", thread_seed)
end

function request()
  counter = counter + 1
  local at = (counter + seed * 7) % #sessions + 1
  local session = sessions[at]
  return wrk.format("POST", "/t/" .. (at + 10) .. "/replies",
    { ["Cookie"] = "session=" .. session.cookie,
      ["Content-Type"] = "application/x-www-form-urlencoded" },
    "token=" .. session.token .. "&body=" .. opening .. "+answer+of+the+bench,+number+" .. seed .. "-" .. counter)
end

local acknowledged = 0
function response(status)
  if status == 303 then acknowledged = acknowledged + 1 end
end

function done(summary)
  if summary.errors.status > 0 then
    io.write("refused: ", summary.errors.status, "\n")
  end
end

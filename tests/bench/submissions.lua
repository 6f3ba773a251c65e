-- wrk: durable submissions through the API, a key of its own each. The text of a request is put together by hand and answers
-- are counted by wrk itself: the measuring program shares the processors with what it measures.
local token = os.getenv("OKIENKO_TOKEN")
local file = assert(io.open(os.getenv("OKIENKO_BODY"), "rb"))
local body = file:read("*a")
file:close()

local threads = 0
function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

local before, behind
local sent = 0

function init()
  before = table.concat({
    "POST " .. wrk.path .. " HTTP/1.1",
    "Host: " .. wrk.host .. ":" .. wrk.port,
    "Content-Type: application/xml",
    "Content-Length: " .. #body,
    "Authorization: Bearer " .. token,
    "Idempotency-Key: " .. os.getenv("OKIENKO_PREFIX") .. "-" .. number .. "-",
  }, "\r\n")
  behind = "\r\n\r\n" .. body
end

function request()
  sent = sent + 1
  return before .. sent .. behind
end

function done(summary, latency)
  local refused = summary.errors.status
  io.write(string.format('\nRESULT {"accepted":%d,"refused":%d,"seconds":%.3f,"p50_ms":%.2f,"p99_ms":%.2f}\n',
    summary.requests - refused, refused, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end

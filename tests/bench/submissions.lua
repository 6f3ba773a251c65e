-- wrk: durable submissions through the API, a key of its own each. Counts what was acknowledged.
local token = os.getenv("OKIENKO_TOKEN")
local file = assert(io.open(os.getenv("OKIENKO_BODY"), "rb"))
local body = file:read("*a")
file:close()

local threads = 0
function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

local sent = 0
local prefix = os.getenv("OKIENKO_PREFIX") .. "-"
accepted = 0
refused = 0

function request()
  sent = sent + 1
  return wrk.format("POST", nil, {
    ["Content-Type"] = "application/xml",
    ["Authorization"] = "Bearer " .. token,
    ["Idempotency-Key"] = prefix .. number .. "-" .. sent,
  }, body)
end

function response(status)
  if status == 201 then accepted = accepted + 1 else refused = refused + 1 end
end

local all = {}
local original = setup
function setup(thread)
  original(thread)
  table.insert(all, thread)
end

function done(summary, latency)
  local good, bad = 0, 0
  for _, thread in ipairs(all) do
    good = good + thread:get("accepted")
    bad = bad + thread:get("refused")
  end
  io.write(string.format('\nRESULT {"accepted":%d,"refused":%d,"seconds":%.3f,"p50_ms":%.2f,"p99_ms":%.2f}\n',
    good, bad, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end

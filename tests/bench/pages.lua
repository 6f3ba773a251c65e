-- wrk: one page over and over; a cookie when given.
if os.getenv("OKIENKO_COOKIE") then wrk.headers["Cookie"] = os.getenv("OKIENKO_COOKIE") end
function done(summary, latency)
  io.write(string.format('\nRESULT {"requests":%d,"errors":%d,"seconds":%.3f,"p50_ms":%.2f,"p99_ms":%.2f}\n',
    summary.requests, summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout,
    summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end

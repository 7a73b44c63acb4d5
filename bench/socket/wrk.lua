-- The figures as JSON, instead of prose that rounds them.
done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    "\n{\"requests\":%d,\"seconds\":%.6f,\"p99\":%.1f,\"errors\":%d}\n",
    summary.requests, summary.duration / 1e6, latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end

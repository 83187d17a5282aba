-- POST /api/v1/feedbacks, each with a key of its own.
local token = os.getenv("TOKEN")
local run = tostring(os.time()) .. "-" .. tostring(math.random(1000000000))
local received = os.getenv("RECEIVED_AT")
local body = '{"customerId":"C-1007","channel":"phone","class":"c","subject":"Burrs on the edge of the spool",' ..
  '"content":"线盘边缘有毛刺，收线时漆膜被划伤。 Burrs on the edge of the spool scratch the film.",' ..
  '"receivedAt":"' .. received .. '","productId":"P-200","lot":"L20261101-03"}'
local n = 0

request = function()
  n = n + 1
  return wrk.format("POST", "/api/v1/feedbacks", {
    ["Authorization"] = "Bearer " .. token,
    ["Content-Type"] = "application/json",
    ["Idempotency-Key"] = run .. "-" .. n
  }, body)
end

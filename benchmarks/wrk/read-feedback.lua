-- GET /api/v1/feedbacks/{id}, one of ROWS rows whose ids are made of their number.
local token = os.getenv("TOKEN")
local rows = tonumber(os.getenv("ROWS"))
local headers = { ["Authorization"] = "Bearer " .. token }
math.randomseed(os.time())

request = function()
  local id = string.format("0190aaaa-0000-7000-8000-%012d", math.random(1, rows))
  return wrk.format("GET", "/api/v1/feedbacks/" .. id, headers)
end

-- GET of one of the addresses in the file PATHS, one a line, drawn by lot.
local headers = { ["Authorization"] = "Bearer " .. os.getenv("TOKEN") }
local paths = {}
for path in io.lines(os.getenv("PATHS")) do
  paths[#paths + 1] = path
end
math.randomseed(os.time())

request = function()
  return wrk.format("GET", paths[math.random(1, #paths)], headers)
end

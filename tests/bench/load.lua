-- wrk: what BENCH_KIND says (file, status, get, mix), each filing with a token of its own.
-- No request is begun after BENCH_SECONDS, and those begun are answered, so that what was counted
-- is what happened.
local ffi = require('ffi')
ffi.cdef [[
  typedef struct { long s; long ns; } moment;
  int clock_gettime(int clock, moment *out);
]]
local moment = ffi.new('moment')
local function now()
  ffi.C.clock_gettime(1, moment)
  return tonumber(moment.s) + tonumber(moment.ns) / 1e9
end

local kind = os.getenv('BENCH_KIND')
local seconds = tonumber(os.getenv('BENCH_SECONDS') or '1e9')
local pace = tonumber(os.getenv('BENCH_PACE_MS') or '0') -- of each client, between two requests
local path = os.getenv('BENCH_PATH') or '/'
local origin = os.getenv('BENCH_ORIGIN')
local cookie = os.getenv('BENCH_COOKIE')
local form = os.getenv('BENCH_FORM') -- urlencoded, without the token
local threads = {}
local random = io.open('/dev/urandom', 'rb')
local letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
local turn = 0
begun, good, bad, first, last, status_bad = 0, 0, 0, 0, 0, 0

function setup(thread)
  table.insert(threads, thread)
end

local function token()
  local bytes, made = random:read(43), {}
  for i = 1, 42 do
    local at = bytes:byte(i) % 64 + 1
    made[i] = letters:sub(at, at)
  end
  made[43] = 'A' -- its last two bits are zero
  return table.concat(made)
end

local get, file = {}, {}
function init()
  get = { Cookie = cookie }
  file = { ['Content-Type'] = 'application/x-www-form-urlencoded', Origin = origin,
    ['Sec-Fetch-Site'] = 'same-origin', ['Sec-Fetch-Mode'] = 'navigate' }
end

function request()
  local which = kind
  if kind == 'mix' then
    turn = (turn + 1) % 10
    which = turn == 0 and 'file' or turn < 5 and 'form' or 'status'
  end
  if which == 'file' then
    return wrk.format('POST', '/report', file, 'csrf=&token=' .. token() .. '&' .. form)
  elseif which == 'form' then
    return wrk.format('GET', '/', {})
  elseif which == 'status' then
    return wrk.format('GET', '/track/status', get)
  end
  return wrk.format('GET', path, get)
end

-- Asked before each request; request() is called once more to try the script.
function delay()
  if first == 0 then first = now() end
  if now() - first >= seconds then return 1e9 end
  begun = begun + 1
  return pace
end

function response(status, _, body)
  local receipt = kind ~= 'file' or body:find('receipt-number', 1, true)
  if status == 200 and receipt then
    good = good + 1
  else
    bad, status_bad = bad + 1, status
  end
  last = now()
end

function done()
  local sum = { good = 0, bad = 0, begun = 0, status = 0 }
  local from, to = 1e300, 0
  for _, t in ipairs(threads) do
    sum.good, sum.bad = sum.good + t:get('good'), sum.bad + t:get('bad')
    sum.begun, sum.status = sum.begun + t:get('begun'), math.max(sum.status, t:get('status_bad'))
    from, to = math.min(from, t:get('first')), math.max(to, t:get('last'))
  end
  print(string.format('RESULT {"good":%d,"bad":%d,"begun":%d,"status":%d,"seconds":%.6f}',
    sum.good, sum.bad, sum.begun, sum.status, to - from))
end

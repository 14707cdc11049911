package parley.adapter.redisson.presence;

/// What changes the registry, each in one step. Every script gets the shard's marker as its first key and
/// answers it first; those that add something make one if there is none.
final class Scripts {
    private static final String TIME = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            """;

    private static final String MARKER = """
            local marker = redis.call('GET', KEYS[1])
            """;

    private static final String MADE_MARKER = MARKER + """
            if not marker then
              marker = string.format('%.0f', now)
              redis.call('SET', KEYS[1], marker)
            end
            """;

    /// Reads and writes the value of a user.
    private static final String VALUE = """
            local none = string.rep(string.char(0), 8)
            local function read(key)
              local value = redis.call('GET', key)
              local seen, entries = none, {}
              if value and string.byte(value, 1) == 1 then
                seen = string.sub(value, 2, 9)
                for at = 10, #value - 55, 56 do
                  entries[#entries + 1] = string.sub(value, at, at + 55)
                end
              end
              return seen, entries
            end
            local function write(key, seen, entries, ttl)
              local value = string.char(1) .. seen .. table.concat(entries)
              if #entries > 0 then
                redis.call('SET', key, value)
              elseif seen ~= none then
                redis.call('SET', key, value, 'PX', ttl)
              else
                redis.call('DEL', key)
              end
            end
            local function epoch(entry)
              return (struct.unpack('>I8', entry, 49))
            end
            local function bound(entries, most)
              while #entries > most do
                local oldest = 1
                for at = 2, #entries do
                  if epoch(entries[at]) < epoch(entries[oldest]) then oldest = at end
                end
                table.remove(entries, oldest)
              end
            end
            """;

    /// Keys: marker, user, users of the instance. Values: device, session, instance, user, most devices.
    /// Answers: marker, epoch, the entry that was displaced or nothing.
    static final String PUT = TIME + MADE_MARKER + VALUE + """
            local seen, entries = read(KEYS[2])
            local rank, displaced, kept = now, '', {}
            for _, entry in ipairs(entries) do
              if string.sub(entry, 1, 16) == ARGV[1] then
                rank = math.max(rank, epoch(entry) + 1)
                displaced = entry
              else
                kept[#kept + 1] = entry
              end
            end
            kept[#kept + 1] = ARGV[1] .. ARGV[2] .. ARGV[3] .. struct.pack('>I8', rank)
            bound(kept, tonumber(ARGV[5]))
            write(KEYS[2], seen, kept, 0)
            redis.call('SADD', KEYS[3], ARGV[4])
            return {marker, string.format('%.0f', rank), displaced}
            """;

    /// Keys: marker, users of the instance, one user per registration. Values: most devices, then for each
    /// registration: user, device, session, instance, epoch. Answers: marker, then for each '0' kept, '1' put
    /// back, '2' superseded.
    static final String RESTORE = TIME + MADE_MARKER + VALUE + """
            local answers = {marker}
            for at = 3, #KEYS do
              local first = 2 + (at - 3) * 5
              local device, session = ARGV[first + 1], ARGV[first + 2]
              local seen, entries = read(KEYS[at])
              local answer, kept = '1', {}
              for _, entry in ipairs(entries) do
                if string.sub(entry, 1, 16) ~= device then
                  kept[#kept + 1] = entry
                elseif string.sub(entry, 17, 32) == session then
                  answer = '0'
                elseif epoch(entry) >= tonumber(ARGV[first + 4]) then
                  answer = '2'
                end
              end
              if answer == '1' then
                kept[#kept + 1] = device .. session .. ARGV[first + 3]
                    .. struct.pack('>I8', tonumber(ARGV[first + 4]))
                bound(kept, tonumber(ARGV[1]))
                write(KEYS[at], seen, kept, 0)
                redis.call('SADD', KEYS[2], ARGV[first])
              end
              answers[#answers + 1] = answer
            end
            return answers
            """;

    /// Keys: marker, user, users of the instance. Values: session, when it was last alive, instance, user,
    /// for how long that is remembered. Answers: marker or nothing, '1' if it was there.
    static final String REMOVE = MARKER + VALUE + """
            local seen, entries = read(KEYS[2])
            local removed, more, kept = '0', false, {}
            for _, entry in ipairs(entries) do
              if string.sub(entry, 17, 32) == ARGV[1] then
                removed = '1'
              else
                kept[#kept + 1] = entry
                more = more or string.sub(entry, 33, 48) == ARGV[3]
              end
            end
            if removed == '1' then
              if tonumber(ARGV[2]) > (struct.unpack('>I8', seen)) then
                seen = struct.pack('>I8', tonumber(ARGV[2]))
              end
              write(KEYS[2], seen, kept, ARGV[5])
            end
            if not more then
              redis.call('SREM', KEYS[3], ARGV[4])
            end
            return {marker or '', removed}
            """;

    /// Removes what a dead instance left of some users. Keys: marker, users of the instance, users. Values:
    /// instance, when it last lived, for how long that is remembered, then the users. Answers: marker or
    /// nothing.
    static final String PRUNE = MARKER + VALUE + """
            for at = 3, #KEYS do
              local seen, entries = read(KEYS[at])
              local kept = {}
              for _, entry in ipairs(entries) do
                if string.sub(entry, 33, 48) ~= ARGV[1] then
                  kept[#kept + 1] = entry
                end
              end
              if #kept < #entries then
                if tonumber(ARGV[2]) > (struct.unpack('>I8', seen)) then
                  seen = struct.pack('>I8', tonumber(ARGV[2]))
                end
                write(KEYS[at], seen, kept, ARGV[3])
              end
              redis.call('SREM', KEYS[2], ARGV[at + 1])
            end
            return {marker or ''}
            """;

    /// Keys: marker. Answers: marker, how old it is in milliseconds.
    static final String MARK = TIME + MADE_MARKER + """
            return {marker, string.format('%.0f', now - tonumber(marker))}
            """;

    /// An instance says that it lives. Keys: instances. Values: the instance. Answers: how many
    /// milliseconds ago it did last, -1 for never, the time, then each instance and how long ago it did.
    static final String BEAT = TIME + """
            local last = redis.call('ZSCORE', KEYS[1], ARGV[1])
            local silence = last and string.format('%.0f', math.max(0, now - tonumber(last))) or '-1'
            redis.call('ZADD', KEYS[1], now, ARGV[1])
            local all = redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')
            local answer = {silence, string.format('%.0f', now)}
            for at = 1, #all, 2 do
              answer[#answer + 1] = all[at]
              answer[#answer + 1] = string.format('%.0f', now - tonumber(all[at + 1]))
            end
            return answer
            """;

    private Scripts() {}
}

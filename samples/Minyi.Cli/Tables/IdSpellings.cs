using Minyi.Cli.Execution;
using Minyi.Reporting.Tables;

namespace Minyi.Cli.Tables;

/// <summary>The spellings of ids in all files of a run: ids of one column that differ only in width, blanks and invisible characters are one.</summary>
internal sealed class IdSpellings(bool join)
{
    private readonly Dictionary<string, IdRegister> _registers = new(StringComparer.Ordinal);

    /// <summary>How many cells had another spelling than the first one.</summary>
    public long Joined => _registers.Values.Sum(r => r.Joined);

    /// <summary>The first spelling of an id, without blanks around it; another one is a fault unless they are joined.</summary>
    public string Spelling(string column, string id, CsvFile file, long line)
    {
        if (!_registers.TryGetValue(column, out IdRegister? register))
        {
            _registers.Add(column, register = new());
        }

        if (register.Take(id, () => $"{file.Path}:{line}", out string first) is { } place && !join)
        {
            file.Faults.Add(new(file.Path, line, file.Shown(column), Fault.Quoted(id), new(
                $"与 {place} 的“{first}”写法相同（只有空白、全半角或不可见字符不同；--ids join 视为同一个）",
                $"the spelling of {place}, \"{first}\": only blanks, width or invisible characters differ (--ids join takes them for one)")));
        }

        return IdKey.Trimmed(first);
    }
}

using System.Text;
using Minyi.Reporting.Tables;

namespace Minyi.Reporting.Tests.Tables;

public sealed class IdTableTests
{
    [Property(MaxTest = 100)]
    public void Numbers_ids_as_a_dictionary_does(ushort[] ids)
    {
        IdTable table = new();
        Dictionary<string, int> expected = [];
        foreach (string id in ids.Select(i => i % 3 == 0 ? $"社区{i}" : $"id-{i}"))
        {
            bool known = expected.TryGetValue(id, out int number);
            expected[id] = known ? number : number = expected.Count;
            Assert.Equal(number, table.Add(Encoding.UTF8.GetBytes(id)));
            Assert.Equal(!known, table.WasNew);
        }

        Assert.Equal(expected.Count, table.Count);
        Assert.All(expected, e => Assert.Equal(e.Key, Encoding.UTF8.GetString(table[e.Value])));
    }

    [Theory]
    [InlineData("区水务局", "区水务局 ")]
    [InlineData("Ａ１", "A1")]
    [InlineData("A1", "Ａ１")]
    [InlineData("区（县）局", "区(县)局")]
    [InlineData("a", "")]
    [InlineData("a", " b")]
    [InlineData("a", "b\u0007")]
    public void What_a_person_has_to_decide_gets_no_number(string first, string second)
    {
        IdTable table = new();

        Assert.Equal(0, table.Add(Encoding.UTF8.GetBytes(first)));
        Assert.Equal(IdTable.Irregular, table.Add(Encoding.UTF8.GetBytes(second)));
        Assert.Equal(1, table.Count);
    }

    [Fact]
    public void Millions_of_ids_keep_their_numbers()
    {
        IdTable table = new();
        for (int i = 0; i < 300_000; i++)
        {
            Assert.Equal(i, table.Add(Encoding.UTF8.GetBytes($"resident-{i}")));
        }

        Assert.Equal(123_456, table.Add("resident-123456"u8));
    }
}

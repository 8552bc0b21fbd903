using System.Text.Json;
using Minyi.Storage;

namespace Minyi.Core.Tests.Storage;

public class StreamCheckpointTests
{
    [Property]
    public void A_position_is_read_back_from_its_text_and_its_json(NonNegativeInt partition, NonNegativeInt number)
    {
        StreamPosition position = new(partition.Get, number.Get * 4_000_000_000L);
        Assert.Equal(position, StreamPosition.Parse(position.ToString()));
        Assert.Equal(position, JsonSerializer.Deserialize<StreamPosition>(JsonSerializer.Serialize(position)));
    }

    [Theory]
    [InlineData("17")]
    [InlineData("")]
    [InlineData("0/")]
    [InlineData("/1")]
    [InlineData("0/-1")]
    [InlineData("-1/0")]
    [InlineData("0/1 ")]
    [InlineData("0/1/2")]
    [InlineData("0/9223372036854775808")]
    public void What_is_no_position_is_refused_with_what_was_found(string text) =>
        Assert.Contains($"'{text}'", Assert.Throws<FormatException>(() => StreamPosition.Parse(text)).Message, StringComparison.Ordinal);

    [Property]
    public void A_checkpoint_names_the_greatest_position_of_each_partition(NonNegativeInt[] read)
    {
        List<StreamPosition> positions = [.. read.Select(r => new StreamPosition(r.Get % 3, (r.Get / 3) + 1))];
        StreamCheckpoint checkpoint = positions.Aggregate(StreamCheckpoint.Start, (c, p) => c.With(p));
        for (int partition = 0; partition < 4; partition++)
        {
            Assert.Equal(positions.Where(p => p.Partition == partition).Select(p => p.Number).DefaultIfEmpty(0).Max(), checkpoint[partition].Number);
        }

        Assert.All(positions, p => Assert.True(checkpoint.Covers(p)));
        Assert.All(checkpoint.Positions, p => Assert.False(checkpoint.Covers(p.Plus(1))));
        Assert.Equal(checkpoint.Positions.Order(), checkpoint.Positions);
        Assert.Equal(checkpoint, StreamCheckpoint.Parse(checkpoint.ToString()));
        Assert.Equal(checkpoint, JsonSerializer.Deserialize<StreamCheckpoint>(JsonSerializer.Serialize(checkpoint)));
        Assert.Equal(checkpoint, StreamCheckpoint.At(checkpoint.Positions.Reverse()));
        Assert.Equal(checkpoint.GetHashCode(), StreamCheckpoint.At(checkpoint.Positions).GetHashCode());
    }

    [Theory]
    [InlineData("")]
    [InlineData("0/1,0/2")]
    [InlineData("1/1,0/2")]
    [InlineData("0/1,")]
    public void What_is_no_checkpoint_is_refused(string text) => Assert.Throws<FormatException>(() => StreamCheckpoint.Parse(text));

    [Fact]
    public void Two_positions_in_one_partition_are_a_mistake() =>
        Assert.Throws<ArgumentException>(() => StreamCheckpoint.At(StreamPosition.At(1), StreamPosition.At(2)));
}

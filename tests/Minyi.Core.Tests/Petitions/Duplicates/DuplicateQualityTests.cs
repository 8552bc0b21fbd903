namespace Minyi.Core.Tests.Petitions.Duplicates;

public class DuplicateQualityTests
{
    /// <summary>The pairs that thresholds and vocabulary were tuned on; they say nothing of how well it does on others.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void On_the_pairs_that_it_was_tuned_on(bool withCategory)
    {
        Quality quality = LabelledPair.Judge(LabelledPair.Read("tuning.tsv"), withCategory);
        Assert.True(quality is { Precision: >= 0.8, Recall: >= 0.8 }, $"{quality.Precision:0.00} {quality.Recall:0.00}\n{string.Join('\n', quality.Faults)}");
    }
}

using Minyi.Numerics;
using Minyi.Scoring.Statistics;

namespace Minyi.Scoring.Tests.Statistics;

public sealed class SurveyTests
{
    // Krejcie and Morgan (1970), table 1; 385 is the textbooks' number for a large population.
    [Theory]
    [InlineData(100, 80)]
    [InlineData(1000, 278)]
    [InlineData(10000, 370)]
    [InlineData(1000000, 384)]
    [InlineData(null, 385)]
    public void Answers_needed_for_five_points(int? population, long answers) =>
        Assert.Equal(answers, Survey.AnswersNeeded(0.05, population));

    [Property]
    public void What_was_not_answered_bounds_what_can_be_said(byte satisfied, byte dissatisfied, byte silent, byte satisfiedOfTheSilent)
    {
        Survey survey = new(satisfied + dissatisfied + silent, satisfied + dissatisfied, satisfied);
        if (survey.WhateverTheOthersThink is not { } bounds)
        {
            Assert.Equal(0, survey.Asked);
            Assert.Null(survey.ResponseRate);
            return;
        }

        Rational truth = new(satisfied + Math.Min(silent, satisfiedOfTheSilent), survey.Asked);
        Assert.True(bounds.Low <= truth && truth <= bounds.High);
        Assert.Equal(1 - survey.ResponseRate!.Value, bounds.High - bounds.Low);
        Assert.Equal(survey.Answered == 0, survey.Satisfaction is null);
    }

    [Fact]
    public void No_more_answers_are_needed_than_there_are_people() =>
        Assert.Equal(3, Survey.AnswersNeeded(0.001, 3));

    [Fact]
    public void What_is_no_survey_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => new Survey(1, 2, 0).WhateverTheOthersThink);
        Assert.ThrowsAny<ArgumentException>(() => Survey.AnswersNeeded(0));
        Assert.ThrowsAny<ArgumentException>(() => Survey.AnswersNeeded(0.1, 0));
        Assert.ThrowsAny<ArgumentException>(() => Survey.AnswersNeeded(0.1, 5, 1));
    }
}

namespace Minyi.Workflow.Verification.Findings;

/// <summary>Properties, verdicts and failures in words.</summary>
internal static class PropertyTexts
{
    internal static LocalizedText Of(Verdict verdict) => verdict switch
    {
        Verdict.Sound => new("流程严密", "sound"),
        Verdict.Unsound => new("流程有漏洞", "unsound"),
        _ => new("超出检查上限，未作结论", "undecided: beyond a limit of the proof"),
    };

    internal static LocalizedText Of(WorkflowProperty property) => property switch
    {
        WorkflowProperty.OptionToComplete => new("任何情形下都能走到办结", "a final state can be reached from everywhere"),
        WorkflowProperty.ProperCompletion => new("办结时没有未了事项", "nothing is left undone at the end"),
        WorkflowProperty.FeedbackReachesAll => new("应反馈的对象都得到反馈", "whoever is to be told is told"),
        WorkflowProperty.ToldMeansTold => new("说已告知就确已告知", "told means told"),
        WorkflowProperty.NoDeadTransition => new("每个转换都有可能发生", "every transition can fire"),
        WorkflowProperty.NoDeadCommand => new("每个操作都有用处", "every command is answered"),
        WorkflowProperty.NoUnreachableState => new("每个状态都能到达", "every state is reached"),
        WorkflowProperty.SomeoneOwes => new("等待时必有人负责、有时限或督办", "while a petition waits somebody owes the next step, under a clock or a supervisor"),
        WorkflowProperty.SilenceEscalates => new("应答方沉默，时限届满后逐级上报", "silence climbs to somebody who can act"),
        WorkflowProperty.SilenceClosesNothing => new("应答方沉默不能使事项办结", "the silence of those who owe an answer closes nothing"),
        WorkflowProperty.NobodyLengthensOwnLimit => new("无人延长自己的时限", "nobody lengthens their own time limit"),
        WorkflowProperty.EndsWithoutTheLate => new("逾期者不参与也能办结", "it can end without whoever is late"),
        WorkflowProperty.BoundedCycles => new("不会无休止地循环", "every loop is bounded"),
        WorkflowProperty.Deterministic => new("同一操作不会有两种结果", "a command never fires one of two transitions"),
        WorkflowProperty.RolesExist => new("所需角色都已定义", "every role that is needed exists"),
        WorkflowProperty.TwoParties => new("应由两方的不由一方", "two parties where two are meant"),
        _ => new("无人裁定、评议本单位", "nobody rules on or appraises their own unit"),
    };

    internal static LocalizedText Failure(WorkflowProperty property, string at, LocalizedText name) => property switch
    {
        WorkflowProperty.OptionToComplete => new($"到“{name.Chinese}”后再也走不到办结", $"from here in '{name.English}' no final state can be reached"),
        WorkflowProperty.ProperCompletion => new($"以“{name.Chinese}”办结时仍有未了事项", $"'{name.English}' is reached with something left undone"),
        WorkflowProperty.FeedbackReachesAll => new($"“{name.Chinese}”：有应反馈的对象没有得到反馈", $"'{name.English}': somebody who is to be told is not"),
        WorkflowProperty.ToldMeansTold => new($"“{at}”使未告知的成为已告知", $"by '{at}' somebody counts as told who is not"),
        WorkflowProperty.NoDeadTransition => new($"转换“{at}”不可能发生", $"transition '{at}' can never fire"),
        WorkflowProperty.NoDeadCommand => new($"没有转换响应操作“{name.Chinese}”", $"nothing answers the command '{name.English}'"),
        WorkflowProperty.NoUnreachableState => new($"状态“{name.Chinese}”不可能到达", $"the state '{name.English}' is never reached"),
        WorkflowProperty.SomeoneOwes => new($"在“{name.Chinese}”等待时无人负责，或没有时限和督办", $"while it waits in '{name.English}' nobody owes the next step under a clock or a supervisor"),
        WorkflowProperty.SilenceEscalates when name.English != at => new($"“{name.Chinese}”中无人应答时，没有上一级能够处理", $"when nobody answers in '{name.English}' nobody above can act"),
        WorkflowProperty.SilenceEscalates => new($"“{at}”使无人应答的状况循环往复", $"'{at}' lets silence go round"),
        WorkflowProperty.SilenceClosesNothing => new($"转换“{at}”使应答方的沉默成为办结", $"transition '{at}' lets the silence of those who owe an answer close the petition"),
        WorkflowProperty.NobodyLengthensOwnLimit => new($"转换“{at}”使责任方自己的时限得以延长", $"transition '{at}' lets those who owe the step lengthen their own time limit"),
        WorkflowProperty.EndsWithoutTheLate => new($"在“{name.Chinese}”逾期者不办就再也走不到办结", $"from '{name.English}' no final state can be reached without whoever is late"),
        WorkflowProperty.BoundedCycles => new($"转换“{at}”可以无休止地重复", $"transition '{at}' can be repeated for ever"),
        WorkflowProperty.Deterministic => new($"同一操作可触发两个转换：{at}", $"one command can fire two transitions: {at}"),
        WorkflowProperty.RolesExist => new($"角色“{at}”没有定义", $"the role '{at}' is not declared"),
        WorkflowProperty.TwoParties => new($"“{at}”中应由两方的由一方担任", $"in '{at}' one party stands where two are meant"),
        _ => new($"转换“{at}”允许本单位人员裁定或评议本单位", $"transition '{at}' lets a unit rule on or appraise itself"),
    };
}

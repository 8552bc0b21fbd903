using Microsoft.AspNetCore.Http;
using Minyi.AspNetCore.Answers;

namespace Minyi.AspNetCore.Requests;

/// <summary>A petition that this host's rules cannot read, as while a district goes over to a newer workflow, is a refusal and no failure of the host.</summary>
internal sealed class OtherWorkflowFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context).ConfigureAwait(false);
        }
        catch (FormatException)
        {
            return new RefusalResult(WebRefusals.OtherWorkflow);
        }
    }
}

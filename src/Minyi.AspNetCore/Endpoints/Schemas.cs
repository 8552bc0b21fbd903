using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Minyi.AspNetCore.Answers;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Explaining;
using Minyi.Petitions.Notices;

namespace Minyi.AspNetCore.Endpoints;

/// <summary>The JSON Schemas of what is sent and answered.</summary>
internal static class Schemas
{
    internal static IResult Find(string name)
    {
        JsonObject? schema = name switch
        {
            "submission" => PetitionJson.Schema<Submission>(),
            "command" => PetitionJson.Schema<PetitionCommand>(),
            "event" => PetitionJson.Schema<PetitionEvent>(),
            "explanation" => PetitionJson.Schema<PetitionExplanation>(),
            "next" => PetitionJson.Schema<NextSteps>(),
            "page" => PetitionJson.Schema<PetitionPage>(),
            "list" => PetitionJson.Schema<PetitionList>(),
            "counts" => PetitionJson.Schema<ValueList<PetitionCount>>(),
            "refusal" => PetitionJson.Schema<Refusal>(),
            "notice" => PetitionJson.Schema<PetitionNotice>(),
            _ => null,
        };
        return schema is null ? new RefusalResult(WebRefusals.NoSuchSchema) : new JsonResult(json => schema.WriteTo(json));
    }
}

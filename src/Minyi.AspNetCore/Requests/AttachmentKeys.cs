using System.Text;
using Minyi.Storage.Attachments;

namespace Minyi.AspNetCore.Requests;

/// <summary>The id of an attachment that was sent under a key: the same when it is sent again. Letters alone, so that nobody takes it for a number of somebody's.</summary>
internal static class AttachmentKeys
{
    internal static AttachmentId Of(Actor actor, PetitionId petition, CommandId key)
    {
        byte[] digest = Digest.Of(Encoding.UTF8.GetBytes(FormattableString.Invariant($"minyi-attachment-id-1\0{actor.Id.Value.Length}:{actor.Id.Value}{petition.Value.Length}:{petition.Value}{key.Value}"))).ToArray();
        return AttachmentId.From(string.Create(2 * 16, digest, static (letters, bytes) =>
        {
            for (int i = 0; i < letters.Length; i++)
            {
                letters[i] = (char)('a' + ((bytes[i / 2] >> (4 * (i % 2))) & 15));
            }
        }));
    }
}

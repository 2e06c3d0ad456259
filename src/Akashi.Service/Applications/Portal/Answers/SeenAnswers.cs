using System.Text.Json;

namespace Akashi.Service.Applications.Portal.Answers;

/// <summary>The answers stored when a form was shown. The form sends them back, so that changes made in the meantime are noticed.</summary>
internal static class SeenAnswers
{
    /// <summary>Name of the hidden field; no field of a procedure has this name.</summary>
    public const string Field = "_seen";

    /// <summary>Reads them from a form. If they are missing, nothing counts as seen, and the holder is shown every answer that would be overwritten.</summary>
    public static DraftAnswers From(IFormCollection form)
    {
        try
        {
            return DraftAnswers.Read(form[Field].ToString());
        }
        catch (JsonException)
        {
            return DraftAnswers.None;
        }
    }
}

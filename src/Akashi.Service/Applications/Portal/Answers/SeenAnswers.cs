using System.Text.Json;

namespace Akashi.Service.Applications.Portal.Answers;

/// <summary>The kept answers as they were when a form was shown: the form brings them back, so that what changed meanwhile is found.</summary>
internal static class SeenAnswers
{
    /// <summary>Name of the hidden field; no field of a form is named like this.</summary>
    public const string Field = "_seen";

    /// <summary>Reads them from a form. Without them nothing counts as seen: each answer that differs is shown before it is overwritten.</summary>
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

namespace Akashi.Service.Applications;

/// <summary>Tone of the tag that shows an application's state.</summary>
public static class ApplicationTone
{
    /// <summary>"success", "error", "warning", "neutral" or "info", as the style sheet names them.</summary>
    public static string Of(ApplicationState state) => state switch
    {
        ApplicationState.Completed => "success",
        ApplicationState.Rejected => "error",
        ApplicationState.Returned => "warning",
        ApplicationState.Draft or ApplicationState.Withdrawn or ApplicationState.Expired => "neutral",
        _ => "info",
    };
}

namespace Akashi.CardAgent.Pages;

/// <summary>Renders pages.</summary>
internal static class AgentPages
{
    public static IResult Show(AgentPage page, int status = 200) => Results.RazorSlice<Slices.Step, AgentPage>(page, status);
}

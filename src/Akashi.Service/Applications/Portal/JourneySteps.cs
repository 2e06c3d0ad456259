using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;

namespace Akashi.Service.Applications.Portal;

/// <summary>The steps of an application, as the step indicator names them.</summary>
/// <param name="texts">Names of the steps.</param>
internal sealed class JourneySteps(TextsOf<JourneySteps> texts)
{
    /// <summary>Names of the five steps.</summary>
    public IReadOnlyList<string> Of(Procedure procedure) =>
        [texts[procedure.IsAboutEntry ? "StepProcedure" : "StepState"], texts["StepCard"], texts["StepAnswers"], texts["StepCheck"], texts["StepSign"]];
}

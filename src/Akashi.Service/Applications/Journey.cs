using Microsoft.Extensions.Localization;

namespace Akashi.Service.Applications;

/// <summary>The steps of writing an application, as the step position names them.</summary>
/// <param name="texts">Names.</param>
internal sealed class Journey(IStringLocalizer<Journey> texts)
{
    /// <summary>Names of the five steps.</summary>
    public IReadOnlyList<string> Steps => [texts["Step1"], texts["Step2"], texts["Step3"], texts["Step4"], texts["Step5"]];
}

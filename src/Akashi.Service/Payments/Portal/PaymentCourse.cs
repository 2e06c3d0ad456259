using Microsoft.Extensions.Localization;

namespace Akashi.Service.Payments.Portal;

/// <summary>The steps of paying, as the step position names them.</summary>
/// <param name="texts">Names.</param>
internal sealed class PaymentCourse(IStringLocalizer<PaymentCourse> texts)
{
    /// <summary>Names of the five steps before the provider's page.</summary>
    public IReadOnlyList<string> Steps => [texts["Step1"], texts["Step2"], texts["Step3"], texts["Step4"], texts["Step5"]];
}

using Akashi.Service.Platform.Texts;


namespace Akashi.Service.Payments.Portal;

/// <summary>Names of the steps of paying, for the step position.</summary>
/// <param name="texts">The names.</param>
internal sealed class PaymentCourse(TextsOf<PaymentCourse> texts)
{
    /// <summary>Names of the five steps before the provider's page.</summary>
    public IReadOnlyList<string> Steps => [texts["Step1"], texts["Step2"], texts["Step3"], texts["Step4"], texts["Step5"]];
}

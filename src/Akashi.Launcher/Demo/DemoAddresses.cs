using Akashi.Launcher.Stack;

namespace Akashi.Launcher.Demo;

/// <summary>Addresses of the demo's programs.</summary>
/// <param name="Portal">The Service.</param>
/// <param name="Verifier">The Verifier.</param>
/// <param name="Sandbox">The Sandbox.</param>
/// <param name="Payments">The Sandbox's payment provider.</param>
/// <param name="EnrolmentLink">The staff's one-time link.</param>
/// <param name="TrustFolder">The folder with the CAs' certificates.</param>
internal sealed record DemoAddresses(Uri Portal, Uri Verifier, Uri Sandbox, Uri Payments, Uri EnrolmentLink, string TrustFolder)
{
    /// <summary>The addresses of a stack that was started for the first time: only then is there a link for its first staff.</summary>
    public static DemoAddresses Of(DevelopmentStack stack) =>
        new(stack.Settings.Service, stack.Settings.Verifier, stack.Settings.Sandbox, stack.Settings.Payments, stack.EnrolmentLink!, stack.TrustFolder);
}

using Akashi.Launcher.Stack;

namespace Akashi.Launcher.Demo;

/// <summary>Where the demo's programs are.</summary>
/// <param name="Portal">The Service.</param>
/// <param name="Verifier">The Verifier.</param>
/// <param name="Sandbox">The Sandbox.</param>
/// <param name="Payments">The Sandbox's payment provider.</param>
/// <param name="EnrolmentLink">The staff's one-time link.</param>
/// <param name="TrustFolder">Folder with the CAs' certificates.</param>
internal sealed record DemoAddresses(Uri Portal, Uri Verifier, Uri Sandbox, Uri Payments, Uri EnrolmentLink, string TrustFolder)
{
    /// <summary>Those of a stack that was started for the first time: only then is there a link for its first staff.</summary>
    public static DemoAddresses Of(DevelopmentStack stack) =>
        new(stack.Settings.Service, stack.Settings.Verifier, stack.Settings.Sandbox, stack.Settings.Payments, stack.EnrolmentLink!, stack.TrustFolder);
}

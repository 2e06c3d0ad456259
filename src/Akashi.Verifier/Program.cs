using Akashi.Hosting;
using Akashi.Verifier;
using Akashi.Verifier.Knowing;

QuietStart.Begin();
return await AkashiHost.RunAsync(args, "verifier", VerifierHost.Build, Reach.Network);

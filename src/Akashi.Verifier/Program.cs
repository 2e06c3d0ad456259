using Akashi.Hosting;
using Akashi.Verifier;

return await AkashiHost.RunAsync(args, "verifier", VerifierHost.Build, Reach.Network);

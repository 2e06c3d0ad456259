using Akashi.Hosting;
using Akashi.Sandbox;
using Akashi.Sandbox.Payments;

// One program, two roles, each a process with a port of its own: the payment provider is another company than the CAs.
return args.Contains("--Role=payments")
    ? await AkashiHost.RunAsync(args, "payments", PaymentsHost.Build)
    : await AkashiHost.RunAsync(args, "sandbox", SandboxHost.Build);

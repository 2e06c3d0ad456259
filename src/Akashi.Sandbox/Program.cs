using Akashi.Hosting;
using Akashi.Sandbox;

return await AkashiHost.RunAsync(args, "sandbox", SandboxHost.Build);

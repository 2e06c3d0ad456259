using Akashi.Hosting;
using Akashi.Service;

return await AkashiHost.RunAsync(args, "service", ServiceHost.Build, Reach.Network);

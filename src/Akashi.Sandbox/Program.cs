using Akashi.Sandbox;

return await Roles.RunAsync(args);

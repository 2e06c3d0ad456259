// What ASP.NET Core cannot leave out: Kestrel, and one answer. The argument is the address on which it listens.
var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder.WebHost.UseKestrelCore();
var app = builder.Build();
app.Run(context => context.Response.WriteAsync("Hello World!"));
app.Run(args[0]);

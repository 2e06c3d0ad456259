// What is left of a program when everything is taken out: it starts, and answers.
var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "Hello World!");
app.Run();

using Minyi.Numerics;

Console.WriteLine(new Rational(1, 3) + new Rational(1, 6));

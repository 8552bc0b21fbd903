using Minyi.Grid.Assignment.Costs;
using Minyi.Grid.Assignment.Work;

namespace Minyi.Grid.Assignment.Prices;

/// <summary>
/// Prices near the best by Newton's method on the smoothed dual, on growing samples of the items while the temperature falls. A guess: what it gives
/// decides how fast the exact part is done, and nothing else.
/// </summary>
internal sealed class PriceGuess(CostRows rows, double[] minimum, double[] maximum, double units, Workers workers)
{
    /// <summary>The first sample has about so many items.</summary>
    private const int FirstLevel = 500;

    private const int MostSteps = 80;

    /// <summary>The last temperature follows from this many margins, the first is so many.</summary>
    private const double Spread = 4;
    private const double Begin = 16;
    private const double Cooling = 2.5;

    /// <summary>Rounds and attempts of one step, and how the damping of a step that fails grows.</summary>
    private const int MostRounds = 10;
    private const int MostAttempts = 6;
    private const double LeastDamping = 1e-6;
    private const double Damping = 20;

    /// <summary>Within so many temperatures of zero a price may stop there.</summary>
    private const double NearZero = 1;

    private double _temperature;
    private double _damping = LeastDamping;

    /// <summary>Finds prices.</summary>
    /// <param name="margin">How much dearer the second best bin is than the best, on average.</param>
    /// <param name="temperature">The last temperature: about how far the prices are off.</param>
    public double[] Find(double margin, out double temperature)
    {
        double[] prices = new double[rows.Bins];
        double first = Math.Max(Spread * margin, 4);
        _temperature = Begin * margin;
        int stride = 1;
        while (rows.Items / (stride * 4) >= FirstLevel)
        {
            stride *= 4;
        }

        double last = first;
        for (; stride >= 1; stride /= 4)
        {
            SmoothedDual dual = new(stride == 1 ? rows : rows.Sample(stride), workers);
            last = first / (2 * Math.Sqrt(Math.Max(1, (double)dual.Rows.Items / rows.Bins)));
            _temperature = Math.Max(_temperature, last);
            prices = Cool(dual, prices, last, stride == 1);
            _temperature = Math.Min(first, 1.5 * last);
        }

        temperature = last;
        return prices;
    }

    private double[] Cool(SmoothedDual dual, double[] prices, double last, bool whole)
    {
        double share = 0;
        for (int i = 0; i < dual.Rows.Items; i++)
        {
            share += dual.Rows.WeightAt(i);
        }

        share /= units;
        double size = units * share;
        SmoothedPoint point = dual.At(prices, _temperature);
        for (int step = 0; step < MostSteps; step++)
        {
            double[] gradient = Gradient(point, share, out bool[] held, out double residual);
            residual /= size;
            if (residual < (whole ? 0.03 : 0.06) && _temperature > last)
            {
                _temperature = Math.Max(_temperature / Cooling, last);
                point = dual.At(point.Prices, _temperature);
                gradient = Gradient(point, share, out held, out residual);
                residual /= size;
            }
            else if (_temperature <= last && residual < (whole ? 0.004 : 0.06))
            {
                break;
            }

            SmoothedPoint? next = Step(dual, point, gradient, held, share);
            if (next is null)
            {
                if (_temperature <= last)
                {
                    break;
                }

                _temperature = Math.Max(_temperature / Cooling, last);
                next = dual.At(point.Prices, _temperature);
            }

            point = next;
        }

        return point.Prices;
    }

    private double[] Gradient(SmoothedPoint point, double share, out bool[] held, out double residual)
    {
        double[] g = new double[rows.Bins];
        held = new bool[rows.Bins];
        residual = 0;
        for (int j = 0; j < g.Length; j++)
        {
            (double load, double least, double most) = (point.Loads[j], minimum[j] * share, maximum[j] * share);
            double price = point.Prices[j];
            g[j] = price > 0 || (price == 0 && load > most) ? load - most : price < 0 || load < least ? load - least : 0;
            held[j] = price == 0 && load >= least && load <= most;
            residual += Math.Abs(g[j]);
        }

        return g;
    }

    /// <summary>A step that raises the dual: where Newton's own does not, the damped one, in which bins that share little hold still sooner than others.</summary>
    private SmoothedPoint? Step(SmoothedDual dual, SmoothedPoint point, double[] gradient, bool[] held, double share)
    {
        (int A, int B, long Sum)[] pairs = point.Pairs.Ordered();
        double value = Value(point, share);
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            double[] step = Direction(point, pairs, gradient, (bool[])held.Clone(), share);
            double[] prices = new double[step.Length];
            for (int j = 0; j < prices.Length; j++)
            {
                double next = point.Prices[j] + (_temperature * Math.Clamp(step[j], -100, 100));
                prices[j] = point.Prices[j] * next < 0 ? 0 : next;
            }

            SmoothedPoint tried = dual.At(prices, _temperature);
            if (Value(tried, share) > value)
            {
                _damping = attempt == 0 ? Math.Max(_damping / Damping, LeastDamping) : _damping;
                return tried;
            }

            _damping *= Damping;
        }

        return null;
    }

    /// <summary>Newton's step. A price that would change its sign stops at zero, and the others are solved for again.</summary>
    private double[] Direction(SmoothedPoint point, (int A, int B, long Sum)[] pairs, double[] gradient, bool[] held, double share)
    {
        double[] ridge = new double[gradient.Length];
        for (int j = 0; j < ridge.Length; j++)
        {
            ridge[j] = Math.Max(_damping * Math.Min(maximum[j], units) * share, 1e-9);
        }

        double[] step = new double[gradient.Length];
        for (int round = 0; ; round++)
        {
            step = new ConjugateGradients(pairs, ridge, held).Solve(gradient, step);
            bool stopped = false;
            for (int j = 0; j < step.Length && round < MostRounds; j++)
            {
                double price = point.Prices[j];
                bool turns = price == 0 ? gradient[j] * step[j] < 0 : Math.Abs(price) < NearZero * _temperature && price * (price + (_temperature * step[j])) < 0;
                if (!held[j] && turns)
                {
                    held[j] = true;
                    step[j] = -price / _temperature;
                    stopped = true;
                }
            }

            if (!stopped)
            {
                return step;
            }
        }
    }

    private double Value(SmoothedPoint point, double share)
    {
        double value = point.Value;
        for (int j = 0; j < point.Prices.Length; j++)
        {
            value -= point.Prices[j] * share * (point.Prices[j] > 0 ? maximum[j] : minimum[j]);
        }

        return value;
    }
}

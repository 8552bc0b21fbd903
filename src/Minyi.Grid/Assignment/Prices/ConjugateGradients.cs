using System.Runtime.CompilerServices;

namespace Minyi.Grid.Assignment.Prices;

/// <summary>Solves (L + ridge) y = g by conjugate gradients with the diagonal as preconditioner, where L is the Laplacian of shared units; held entries stay as they begin.</summary>
internal sealed class ConjugateGradients((int A, int B, long Sum)[] pairs, double[] ridge, bool[] held)
{
    private const double SquaredResidual = 1e-10;

    /// <summary>Solves for the entries that are not held.</summary>
    /// <param name="g">The right side.</param>
    /// <param name="first">Where the entries begin.</param>
    public double[] Solve(double[] g, double[] first)
    {
        int n = g.Length;
        double[] diagonal = (double[])ridge.Clone();
        foreach ((int a, int b, long sum) in pairs)
        {
            diagonal[a] += (double)sum / SmoothedDual.One;
            diagonal[b] += (double)sum / SmoothedDual.One;
        }

        double[] y = (double[])first.Clone();
        double[] r = new double[n];
        double[] d = new double[n];
        double[] z = new double[n];
        double rho = 0;
        Multiply(diagonal, y, z);
        for (int j = 0; j < n; j++)
        {
            r[j] = held[j] ? 0 : g[j] - z[j];
            d[j] = r[j] / diagonal[j];
            rho += r[j] * d[j];
        }

        double goal = rho * SquaredResidual;
        for (int step = 0; step < n + 50 && rho > goal && rho > 0; step++)
        {
            Multiply(diagonal, d, z);
            double along = 0;
            for (int j = 0; j < n; j++)
            {
                along += d[j] * z[j];
            }

            if (along <= 0)
            {
                break;
            }

            double alpha = rho / along;
            double next = 0;
            for (int j = 0; j < n; j++)
            {
                y[j] += alpha * d[j];
                r[j] -= alpha * z[j];
                next += r[j] * r[j] / diagonal[j];
            }

            double beta = next / rho;
            rho = next;
            for (int j = 0; j < n; j++)
            {
                d[j] = (r[j] / diagonal[j]) + (beta * d[j]);
            }
        }

        return y;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(double[] diagonal, double[] d, double[] into)
    {
        for (int j = 0; j < d.Length; j++)
        {
            into[j] = diagonal[j] * d[j];
        }

        foreach ((int a, int b, long sum) in pairs)
        {
            double share = (double)sum / SmoothedDual.One;
            into[a] -= share * d[b];
            into[b] -= share * d[a];
        }

        for (int j = 0; j < d.Length; j++)
        {
            into[j] = held[j] ? 0 : into[j];
        }
    }
}

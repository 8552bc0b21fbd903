// Times LEMON's network simplex on an assignment: reads pairs, prints cost, wall seconds and CPU seconds of building and solving.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <vector>

struct Pair { int32_t item, bin; int64_t cost; };

int main(int argc, char** argv) {
  FILE* file = argc > 1 ? std::fopen(argv[1], "rb") : nullptr;
  int32_t head[3];
  if (!file || std::fread(head, 4, 3, file) != 3) return 2;
  std::vector<int32_t> most(head[1]);
  std::vector<Pair> pairs(head[2]);
  if (std::fread(most.data(), 4, most.size(), file) != most.size()) return 2;
  for (Pair& p : pairs)
    if (std::fread(&p.item, 4, 1, file) != 1 || std::fread(&p.bin, 4, 1, file) != 1 || std::fread(&p.cost, 8, 1, file) != 1) return 2;
  auto begin = std::chrono::steady_clock::now();
  std::clock_t cpu = std::clock();
  lemon::SmartDigraph graph;
  graph.reserveNode(head[0] + head[1] + 1);
  graph.reserveArc(head[2] + head[1]);
  for (int i = 0; i < head[0] + head[1] + 1; i++) graph.addNode();
  lemon::SmartDigraph::ArcMap<int64_t> cost(graph), upper(graph);
  lemon::SmartDigraph::NodeMap<int64_t> supply(graph, 0);
  for (int i = 0; i < head[0]; i++) supply[graph.nodeFromId(i)] = 1;
  for (const Pair& p : pairs) {
    auto arc = graph.addArc(graph.nodeFromId(p.item), graph.nodeFromId(head[0] + p.bin));
    cost[arc] = p.cost;
    upper[arc] = 1;
  }
  auto sink = graph.nodeFromId(head[0] + head[1]);
  supply[sink] = -head[0];
  for (int j = 0; j < head[1]; j++) {
    auto arc = graph.addArc(graph.nodeFromId(head[0] + j), sink);
    cost[arc] = 0;
    upper[arc] = most[j];
  }
  lemon::NetworkSimplex<lemon::SmartDigraph, int64_t> simplex(graph);
  simplex.costMap(cost).upperMap(upper).supplyMap(supply);
  bool optimal = simplex.run() == lemon::NetworkSimplex<lemon::SmartDigraph, int64_t>::OPTIMAL;
  std::printf("%lld %.6f %.6f\n", optimal ? (long long)simplex.totalCost<int64_t>() : -1LL,
              std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(), double(std::clock() - cpu) / CLOCKS_PER_SEC);
}

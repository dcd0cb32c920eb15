-- A hub's strongest relations are read from the index, not sorted out of all of them.
create index edges_by_weight on graph.edges (other, weight_fen desc) where events > 0;
drop index graph.edges_by_other;

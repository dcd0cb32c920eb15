import { readReadyData } from '/work/main/server/src/risk/ready-data.ts';
import { openGraph } from '/work/main/server/src/risk/graph-input.ts';
import { trainNetwork, usualNetwork, scoreNetwork } from '/work/main/server/src/risk/graph-network.ts';
import { computeAuc } from '/work/main/server/src/risk/metrics.ts';
const [set, w] = process.argv.slice(2);
const data = readReadyData(`/work/shared/data/smesd/${set}`);
const { inputs } = openGraph(data, 310, w === 'w');
const aucs = []; const sum = new Float64Array(inputs.valid.cases.length);
for (const seed of [310,311,312,313,314]) { const { network } = trainNetwork(inputs.train, inputs.valid, { ...usualNetwork, seed }); const s = scoreNetwork(network, inputs.valid); s.forEach((v,i)=>sum[i]+=v); aucs.push(computeAuc(inputs.valid.cases.map((c,i)=>({...c,score:s[i]})))); }
console.log(set, w, aucs.map(a=>a.toFixed(4)).join(' '), 'ensemble', computeAuc(inputs.valid.cases.map((c,i)=>({...c,score:sum[i]}))).toFixed(4));

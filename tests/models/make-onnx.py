# Writes the ONNX files that tests read, with Debian's python3-onnx 1.12: /usr/bin/python3 tests/models/make-onnx.py
import os
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HERE = os.path.dirname(os.path.abspath(__file__))


def save(name, nodes, inputs, outputs, initializer=()):
    graph = helper.make_graph(nodes, name, inputs, outputs, initializer=list(initializer))
    opsets = [helper.make_opsetid("", 13), helper.make_opsetid("ai.onnx.ml", 2)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="open310-tests")
    onnx.checker.check_model(model)
    onnx.save(model, os.path.join(HERE, name + ".onnx"))


def floats(name, columns):
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, [None, columns])


# A regression: log-odds -1.5 + 0.004 a + 0.002 b - 0.001 c. It knows nothing of what is not known.
weights = numpy_helper.from_array(np.array([[0.004], [0.002], [-0.001]], dtype=np.float32), "w")
bias = numpy_helper.from_array(np.array([-1.5], dtype=np.float32), "b")
save(
    "linear",
    [helper.make_node("Gemm", ["x", "w", "b"], ["z"]), helper.make_node("Sigmoid", ["z"], ["p"])],
    [floats("x", 3)],
    [floats("p", 1)],
    [weights, bias],
)

# A tree over two columns, as converters write them: a label and the two classes' probabilities. What is
# not known goes low.
save(
    "tree",
    [
        helper.make_node(
            "TreeEnsembleClassifier", ["x"], ["label", "probabilities"], domain="ai.onnx.ml",
            nodes_treeids=[0] * 5, nodes_nodeids=[0, 1, 2, 3, 4], nodes_featureids=[0, 0, 1, 0, 0],
            nodes_modes=["BRANCH_LEQ", "LEAF", "BRANCH_LEQ", "LEAF", "LEAF"],
            nodes_values=[500.0, 0.0, 300.0, 0.0, 0.0],
            nodes_truenodeids=[1, 0, 3, 0, 0], nodes_falsenodeids=[2, 0, 4, 0, 0],
            nodes_missing_value_tracks_true=[1, 0, 1, 0, 0],
            class_treeids=[0, 0, 0], class_nodeids=[1, 3, 4], class_ids=[0, 0, 0],
            class_weights=[-2.0, -0.5, 1.0], classlabels_int64s=[0, 1], post_transform="LOGISTIC",
        )
    ],
    [floats("x", 2)],
    [helper.make_tensor_value_info("label", TensorProto.INT64, [None]), floats("probabilities", 2)],
)

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Ownable2Step} from "@openzeppelin/contracts/access/Ownable2Step.sol";

/// @title Append-only log of digests of evidence.
/// @notice A lender anchors here the digest of a batch of decision records, one batch after the other
/// under rising sequence numbers. Anybody who is later shown a batch can compute its digest and see
/// that it is the one anchored then, and that none was left out, changed or put in between.
/// @dev Holds digests only: never the records, never personal data. Nothing is ever overwritten.
contract EvidenceLog is Ownable2Step {
    /// @notice One anchored batch.
    /// @param digest SHA-256 of the batch, as 32 bytes.
    /// @param anchoredAt Time of the block. Unit: seconds since 1970-01-01T00:00:00Z.
    /// @param records How many records the batch holds. Unit: records, at least 1.
    /// @param chain Hash over this batch and the chain before it; see `nextChain`.
    struct Batch {
        bytes32 digest;
        uint64 anchoredAt;
        uint32 records;
        bytes32 chain;
    }

    /// @notice A batch was anchored. `sequence` counts from 1.
    event Anchored(
        uint256 indexed sequence,
        bytes32 indexed digest,
        uint32 records,
        bytes32 chain
    );

    /// @notice The sequence is not the next one: a repeat, or a batch was skipped.
    error SequenceNotNext(uint256 given, uint256 next);
    /// @notice The digest already stands in the log, under `sequence`.
    error DigestAlreadyAnchored(bytes32 digest, uint256 sequence);
    /// @notice A digest of zero, or a batch of no records.
    error EmptyBatch();
    /// @notice No batch stands under this sequence.
    error NoSuchBatch(uint256 sequence);
    /// @notice The log must always have somebody who can go on writing it.
    error OwnerCannotRenounce();

    Batch[] private batches;
    mapping(bytes32 digest => uint256 sequence) private sequences;

    /// @param owner Who may anchor. Handing over takes two steps: offer and acceptance.
    constructor(address owner) Ownable(owner) {}

    /// @notice Anchors the next batch.
    /// @param sequence The number of the batch, `length() + 1`. The caller says it, so that a
    /// transaction sent twice takes effect once.
    /// @param digest SHA-256 of the batch; not zero, never anchored before.
    /// @param records How many records the batch holds. Unit: records, at least 1.
    /// @return chain The new head of the chain.
    function anchor(
        uint256 sequence,
        bytes32 digest,
        uint32 records
    ) external onlyOwner returns (bytes32 chain) {
        uint256 next = batches.length + 1;
        if (sequence != next) revert SequenceNotNext(sequence, next);
        if (digest == 0 || records == 0) revert EmptyBatch();
        uint256 known = sequences[digest];
        if (known != 0) revert DigestAlreadyAnchored(digest, known);

        chain = nextChain(head(), sequence, digest, records);
        batches.push(Batch(digest, uint64(block.timestamp), records, chain));
        sequences[digest] = sequence;
        emit Anchored(sequence, digest, records, chain);
    }

    /// @notice How many batches are anchored.
    function length() external view returns (uint256) {
        return batches.length;
    }

    /// @notice The chain over all batches; zero while there is none.
    function head() public view returns (bytes32) {
        return batches.length == 0 ? bytes32(0) : batches[batches.length - 1].chain;
    }

    /// @notice The batch under `sequence`, which counts from 1.
    function batchAt(uint256 sequence) external view returns (Batch memory) {
        if (sequence == 0 || sequence > batches.length) revert NoSuchBatch(sequence);
        return batches[sequence - 1];
    }

    /// @notice The sequence under which `digest` is anchored; 0 when it is not.
    function sequenceOf(bytes32 digest) external view returns (uint256) {
        return sequences[digest];
    }

    /// @notice chain' = keccak256(abi.encode(chain, sequence, digest, records)).
    function nextChain(
        bytes32 chain,
        uint256 sequence,
        bytes32 digest,
        uint32 records
    ) public pure returns (bytes32) {
        return keccak256(abi.encode(chain, sequence, digest, records));
    }

    /// @notice Always refused: a log without an owner could never be continued.
    function renounceOwnership() public view override onlyOwner {
        revert OwnerCannotRenounce();
    }
}

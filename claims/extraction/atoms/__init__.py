"""Statement -> Atoms: facts that stand on their own, each entailed by its statement."""

from claims.extraction.atoms.splitting import Atom, Piece, atoms

__all__ = ["Atom", "Piece", "atoms"]

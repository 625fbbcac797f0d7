"""Statement -> Atoms: facts that stand on their own, each entailed by its statement."""

from claims.extraction.atoms.splitting import atoms

__all__ = ["atoms"]

-- The board is searched by the beginning of an order number and by the badge of whoever took the order.
create index order_by_number on ordering.service_order (number text_pattern_ops);
create index order_by_badge on ordering.service_order (badge);

-- That a figure is an example stands in its mark, which goes when somebody confirms it; the place is only the place.
update conduct.minimum_wage set place_zh = '成都', place_en = 'Chengdu' where example;
